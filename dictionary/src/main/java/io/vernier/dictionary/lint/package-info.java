/**
 * Looks for mistakes in dictionaries, beyond what makes them invalid. Start reading at
 * {@link io.vernier.dictionary.lint.DictionaryLint}.
 */
@NullMarked
package io.vernier.dictionary.lint;

import org.jspecify.annotations.NullMarked;
