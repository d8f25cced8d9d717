/**
 * {@code vernier certificates}: the certificates of a running node. Start reading at
 * {@link io.vernier.cli.certificates.CertificatesCommand}.
 */
@NullMarked
package io.vernier.cli.certificates;

import org.jspecify.annotations.NullMarked;
