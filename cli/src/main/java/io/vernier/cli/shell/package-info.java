/**
 * What all subcommands share: the terminal, exit codes, errors in one sentence, amounts and durations. Start reading at
 * {@link io.vernier.cli.shell.Command}.
 */
@NullMarked
package io.vernier.cli.shell;

import org.jspecify.annotations.NullMarked;
