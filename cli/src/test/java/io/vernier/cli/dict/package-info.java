/** Tests of the tools for dictionaries. Start reading at {@link io.vernier.cli.dict.LookupToolsTest}. */
@NullMarked
package io.vernier.cli.dict;

import org.jspecify.annotations.NullMarked;
