package io.vernier.dictionary.validation;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.internal.CodeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that is wrong with a received message: in its header, in the order and number of its AVPs, in their
 * values and in the groups among them. Each {@link Fault} has the Result-Code and the content of the Failed-AVP with
 * which RFC 6733 section 7 has it answered; the first one is what an answer reports.
 *
 * <p>Immutable and safe on any thread. A sound message costs one pass over its octets and allocates nothing, unless it
 * holds a DiameterURI, or an AVP that its grammar limits to a number other than one. Whether to answer, to hand over or to drop what is not sound is not decided here.
 */
public final class MessageValidator {
    private static final int LENGTH_MASK = 0xff_ffff;
    private static final int CODE_OFFSET = 5;
    private static final int APPLICATION_OFFSET = 8;

    private final DictionarySet dictionaries;
    private final ValidationOptions options;
    private final Map<Long, ValidationOptions> exceptions;
    private final CodeTable<ApplicationRules> applications;
    private final ApplicationRules unknown;

    private MessageValidator(
            DictionarySet dictionaries, ValidationOptions options, Map<Long, ValidationOptions> exceptions) {
        this.dictionaries = dictionaries;
        this.options = options;
        this.exceptions = Map.copyOf(exceptions);
        applications = new CodeTable<>(
                dictionaries.dictionaries().stream()
                        .flatMap(d -> d.id().stream().boxed())
                        .distinct()
                        .map(id -> new ApplicationRules(dictionaries, id, options(id)))
                        .toList(),
                rules -> rules.id);
        unknown = new ApplicationRules(dictionaries, -1, options);
    }

    /** A validator for the applications of these dictionaries. */
    public static MessageValidator of(DictionarySet dictionaries) {
        return new MessageValidator(dictionaries, ValidationOptions.DEFAULT, Map.of());
    }

    /** The same with other options, but for the applications that have their own. */
    public MessageValidator withOptions(ValidationOptions newOptions) {
        return new MessageValidator(dictionaries, newOptions, exceptions);
    }

    /** The same with other options for the messages of one application, whatever those of the others are. */
    public MessageValidator withOptions(long applicationId, ValidationOptions newOptions) {
        var more = new HashMap<>(exceptions);
        more.put(applicationId, newOptions);
        return new MessageValidator(dictionaries, options, more);
    }

    /** How strict it is with applications that have no options of their own. */
    public ValidationOptions options() {
        return options;
    }

    /** How strict it is with the messages of one application. */
    public ValidationOptions options(long applicationId) {
        return exceptions.getOrDefault(applicationId, options);
    }

    /**
     * Everything that is wrong with a message, in the order of its octets; empty for a sound one.
     *
     * <p>A version other than 1 hides everything else. For an application or a command that no dictionary has there is
     * 3007 or 3001 and nothing about AVPs.
     */
    public List<Fault> validate(Message message) {
        var known = applications.get(message.applicationId());
        var application = known == null ? unknown : known;
        boolean errorAnswer = message.isError() && !message.isRequest();
        var command = application.command(
                errorAnswer ? CommandDefinition.ANSWER_MESSAGE_CODE : message.commandCode(), message.isRequest());
        if (command == null || (known == null && !errorAnswer)) {
            return unsupported(message, known != null || errorAnswer);
        }
        return validate(message, command.definition, application.grammar(command), application);
    }

    /** The same for a message whose command is known already, whatever code and application its header has. */
    public List<Fault> validate(Message message, CommandDefinition command) {
        var known = applications.get(message.applicationId());
        var application = known == null ? unknown : known;
        var own = application.command(command.code(), command.isRequest());
        var grammar =
                own != null && own.definition.equals(command) ? application.grammar(own) : application.compile(command);
        return validate(message, command, grammar, application);
    }

    private List<Fault> validate(
            Message message, CommandDefinition command, GrammarRules grammar, ApplicationRules application) {
        var strictness = application.options;
        var avps = message.avps();
        int first = avps.int32At(0);
        int end = Math.max(Message.HEADER_LENGTH, Math.min(first & LENGTH_MASK, message.length()));
        boolean sound = message.fault().isEmpty()
                && HeaderRules.flags(message, command, strictness) == 0
                && (message.isRequest() || !strictness.resultCodes() || HeaderRules.resultCode(message))
                && Soundness.check(avps, Message.HEADER_LENGTH, end, grammar, true, 0, application, strictness);
        return sound ? List.of() : faults(message, command, grammar, application, end);
    }

    private List<Fault> faults(
            Message message, CommandDefinition command, GrammarRules grammar, ApplicationRules application, int end) {
        var strictness = application.options;
        var faults = new ArrayList<Fault>();
        var header = headerFault(message);
        if (header != null) {
            faults.add(header);
            if (header.resultCode() == ResultCode.UNSUPPORTED_VERSION) {
                return List.copyOf(faults);
            }
        }
        int flags = HeaderRules.flags(message, command, strictness);
        if (flags != 0) {
            faults.add(HeaderRules.flagsFault(message, command, flags));
        }
        if (!message.isRequest() && strictness.resultCodes() && !HeaderRules.resultCode(message)) {
            HeaderRules.resultCodeFault(message, command).ifPresent(faults::add);
        }
        var finder = new FaultFinder(message.avps(), application);
        finder.check(Message.HEADER_LENGTH, end, grammar);
        faults.addAll(finder.faults());
        faults.sort(Comparator.comparingInt(Fault::offset));
        return List.copyOf(faults.subList(0, Math.min(faults.size(), strictness.maxFaults())));
    }

    private static List<Fault> unsupported(Message message, boolean supported) {
        var faults = new ArrayList<Fault>();
        var header = headerFault(message);
        if (header != null) {
            faults.add(header);
        }
        if (header == null || header.resultCode() != ResultCode.UNSUPPORTED_VERSION) {
            faults.add(
                    supported
                            ? Fault.of(
                                    ResultCode.COMMAND_UNSUPPORTED,
                                    CODE_OFFSET,
                                    (message.isRequest() ? "request " : "answer ") + message.commandCode()
                                            + " is unknown in application " + message.applicationId())
                            : Fault.of(
                                    ResultCode.APPLICATION_UNSUPPORTED,
                                    APPLICATION_OFFSET,
                                    "application " + message.applicationId() + " is unknown"));
        }
        return List.copyOf(faults);
    }

    /** What the codec says about version and message length; broken AVPs are looked at with their grammar instead. */
    private static @Nullable Fault headerFault(Message message) {
        var fault = message.fault();
        return fault.isPresent() && fault.get().offset() < Message.HEADER_LENGTH ? fault.get() : null;
    }
}
