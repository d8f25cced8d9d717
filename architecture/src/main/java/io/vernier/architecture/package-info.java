/**
 * What holds for all modules together: floors, time, packages, the scripts in the root folder. All of it is tests.
 * Start reading at {@code FloorsTest}.
 */
@NullMarked
package io.vernier.architecture;

import org.jspecify.annotations.NullMarked;
