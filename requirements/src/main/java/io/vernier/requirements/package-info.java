/**
 * Ties tests to the numbered lines they check and writes the matrix of lines against tests.
 * Start reading at {@link io.vernier.requirements.Requirement}.
 */
@NullMarked
package io.vernier.requirements;

import org.jspecify.annotations.NullMarked;
