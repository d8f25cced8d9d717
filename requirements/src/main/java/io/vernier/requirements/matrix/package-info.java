/**
 * The matrix of numbered lines against tests: each module's test run leaves its rows, the end of the build joins them.
 * Start reading at {@link io.vernier.requirements.matrix.RequirementMatrix}.
 */
@NullMarked
package io.vernier.requirements.matrix;

import org.jspecify.annotations.NullMarked;
