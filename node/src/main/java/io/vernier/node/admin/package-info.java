/**
 * A door to a running node for the operator of its machine: a Unix domain socket that speaks enough HTTP for
 * {@code curl --unix-socket}. Start reading at {@link io.vernier.node.admin.AdminSocket}.
 */
@NullMarked
package io.vernier.node.admin;

import org.jspecify.annotations.NullMarked;
