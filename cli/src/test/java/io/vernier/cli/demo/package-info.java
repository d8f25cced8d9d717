/** Tests of the demonstration. Start reading at {@link DemoCommandTest}. */
@NullMarked
package io.vernier.cli.demo;

import org.jspecify.annotations.NullMarked;
