/**
 * The way to a node that runs on this machine: where its admin socket lies, and how it is asked. Start reading at {@link
 * io.vernier.cli.admin.AdminClient}.
 */
@NullMarked
package io.vernier.cli.admin;

import org.jspecify.annotations.NullMarked;
