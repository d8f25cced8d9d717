/**
 * Programs beside the tests: whether they are installed, how they are started, listened to, told what to do, and surely
 * ended. Start reading at {@link io.vernier.interop.process.Processes}.
 */
@NullMarked
package io.vernier.interop.process;

import org.jspecify.annotations.NullMarked;
