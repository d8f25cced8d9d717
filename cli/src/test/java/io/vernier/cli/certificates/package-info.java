/** What becomes of certificates that are read again. Start reading at {@link CertificatesCommandTest}. */
@NullMarked
package io.vernier.cli.certificates;

import org.jspecify.annotations.NullMarked;
