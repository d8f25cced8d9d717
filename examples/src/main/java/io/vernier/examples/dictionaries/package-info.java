/** Dictionaries at run time. Start reading at {@link io.vernier.examples.dictionaries.OwnDictionary}. */
@NullMarked
package io.vernier.examples.dictionaries;

import org.jspecify.annotations.NullMarked;
