/** What codes mean. Start reading at {@link io.vernier.cli.explain.ExplainCommand}. */
@NullMarked
package io.vernier.cli.explain;

import org.jspecify.annotations.NullMarked;
