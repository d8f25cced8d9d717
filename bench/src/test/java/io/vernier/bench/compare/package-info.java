/** Whether the comparison with other stacks works, not how fast anything is. */
@NullMarked
package io.vernier.bench.compare;

import org.jspecify.annotations.NullMarked;
