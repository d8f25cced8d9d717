/**
 * The same exchange on other stacks, each at both ends, beside ours. Nothing of theirs is a dependency: what is fetched or
 * compiled for them is so by whoever runs the comparison.
 * Start reading at {@link io.vernier.bench.compare.SideBySide}.
 */
@NullMarked
package io.vernier.bench.compare;

import org.jspecify.annotations.NullMarked;
