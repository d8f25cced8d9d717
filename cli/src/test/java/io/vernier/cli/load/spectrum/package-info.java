/** Tests of spectra. Start reading at {@link SpectrumTest}. */
@NullMarked
package io.vernier.cli.load.spectrum;

import org.jspecify.annotations.NullMarked;
