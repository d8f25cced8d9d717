/**
 * Compares messages with what their dictionaries say (RFC 6733 sections 3.2, 4.1 and 7.1.5).
 *
 * <p>A sound message passes {@code Soundness} without a single allocation; only what does not pass is looked at again
 * by {@code FaultFinder}, which knows how to say what is wrong.
 * Start reading at {@link io.vernier.dictionary.validation.MessageValidator}.
 */
@NullMarked
package io.vernier.dictionary.validation;

import org.jspecify.annotations.NullMarked;
