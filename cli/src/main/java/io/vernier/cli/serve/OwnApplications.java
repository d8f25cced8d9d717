package io.vernier.cli.serve;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.node.ApplicationOptions;
import io.vernier.node.NodeBuilder;
import java.util.List;
import java.util.function.BiConsumer;

/** The applications of a user's dictionaries, served by {@link PlainAnswers}. */
final class OwnApplications {
    private OwnApplications() {}

    /**
     * Has a node serve them. They go before its other applications with the same id, and so do their dictionaries.
     *
     * @param builtIn serves commands that the server knows better than its dictionaries do
     * @throws CommandException if a dictionary describes no application
     */
    static void serve(
            NodeBuilder node,
            List<Dictionary> dictionaries,
            String host,
            BiConsumer<ApplicationDefinition, ApplicationOptions> builtIn) {
        for (var dictionary : dictionaries) {
            if (dictionary.id().isEmpty()) {
                throw new CommandException(
                        ExitCode.FAILURE,
                        CliProblem.BAD_DICTIONARY.about("Dictionary " + dictionary
                                + " has no @id, so there is no application to serve. One with \"@id 4\" and \"@inherits "
                                + dictionary + "\" adds its AVPs to credit control."));
            }
            var application = ApplicationDefinition.of(dictionary);
            node.application(dictionary.name(), application, options -> {
                options.serve(new PlainAnswers(application, host));
                builtIn.accept(application, options);
            });
        }
    }
}
