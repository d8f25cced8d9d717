/**
 * An online charging system in memory: accounts, reservations, and the credit-control server on top of them
 * (RFC 8506). Start reading at {@link io.vernier.cli.charging.Accounts}.
 */
@NullMarked
package io.vernier.cli.charging;

import org.jspecify.annotations.NullMarked;
