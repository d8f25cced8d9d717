/** Reservations and what becomes of them. Start reading at {@link AccountsTest}. */
@NullMarked
package io.vernier.cli.charging;

import org.jspecify.annotations.NullMarked;
