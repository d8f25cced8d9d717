/** Generates typed messages in a Maven build. Start reading at {@link io.vernier.maven.GenerateMojo}. */
@NullMarked
package io.vernier.maven;

import org.jspecify.annotations.NullMarked;
