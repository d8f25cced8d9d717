/** What the operator's door answers, and how it is kept. Start reading at {@link AdminSocketTest}. */
@NullMarked
package io.vernier.node.admin;

import org.jspecify.annotations.NullMarked;
