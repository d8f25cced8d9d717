/**
 * Sessions on top of a node: credit control and accounting whose failures, timers and numbers are the business of the machines
 * of {@code io.vernier.protocol}. Start reading at {@link io.vernier.node.session.CreditControlSession}.
 */
@NullMarked
package io.vernier.node.session;

import org.jspecify.annotations.NullMarked;
