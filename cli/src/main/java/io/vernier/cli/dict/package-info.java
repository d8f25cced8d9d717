/** Tools for dictionaries. Start reading at {@link io.vernier.cli.dict.DictTools}. */
@NullMarked
package io.vernier.cli.dict;

import org.jspecify.annotations.NullMarked;
