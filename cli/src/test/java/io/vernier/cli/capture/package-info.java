/** Captures made octet by octet, and what is read out of them. Start reading at {@link CaptureTest}. */
@NullMarked
package io.vernier.cli.capture;

import org.jspecify.annotations.NullMarked;
