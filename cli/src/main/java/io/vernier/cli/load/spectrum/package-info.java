/**
 * How latencies are spread: as bands of a picture, and as files for other tools. Start reading at
 * {@link io.vernier.cli.load.spectrum.Spectrum}.
 */
@NullMarked
package io.vernier.cli.load.spectrum;

import org.jspecify.annotations.NullMarked;
