/** What the packages of this module share and nobody else sees. Start reading at {@link io.vernier.codec.internal.MalformedData}. */
@NullMarked
package io.vernier.codec.internal;

import org.jspecify.annotations.NullMarked;
