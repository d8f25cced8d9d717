/**
 * Dictionaries in the formats of other projects: read into {@code .dia}, and written from it as far as a format can hold
 * what it says. Start reading at {@link io.vernier.dictionary.exchange.DictionaryImport}.
 */
@NullMarked
package io.vernier.dictionary.exchange;

import org.jspecify.annotations.NullMarked;
