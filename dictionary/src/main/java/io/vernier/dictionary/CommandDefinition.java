package io.vernier.dictionary;

import java.util.List;

/**
 * What a dictionary says about one request or answer.
 *
 * @param name as the dictionary writes it, such as {@code CCR}; {@code answer-message} for the answer with the E bit
 * @param code the command code; {@link #ANSWER_MESSAGE_CODE} for {@code answer-message}, which belongs to all
 * @param applicationId the application, 0 to 2<sup>32</sup>-1
 * @param flags how the header's flags octet is set: {@link #REQUEST}, {@link #PROXIABLE}, {@link #ERROR}
 * @param grammar the AVPs
 * @param location where the command is written
 * @param comment the comment right above it and behind its header, without semicolons
 */
public record CommandDefinition(
        String name,
        int code,
        long applicationId,
        int flags,
        Grammar grammar,
        SourceLocation location,
        List<String> comment) {

    /** The R bit of the message header (RFC 6733 section 3). */
    public static final int REQUEST = 0x80;
    /** The P bit of the message header. */
    public static final int PROXIABLE = 0x40;
    /** The E bit of the message header. */
    public static final int ERROR = 0x20;
    /** The code of {@code answer-message} (RFC 6733 section 7.2), which takes that of its request. */
    public static final int ANSWER_MESSAGE_CODE = -1;

    public CommandDefinition {
        comment = List.copyOf(comment);
    }

    /** Whether this is a request. */
    public boolean isRequest() {
        return (flags & REQUEST) != 0;
    }

    /** Whether the P bit is set; {@code answer-message} takes it from its request. */
    public boolean isProxiable() {
        return (flags & PROXIABLE) != 0;
    }

    /** Whether the E bit is set: only in {@code answer-message}. */
    public boolean isError() {
        return (flags & ERROR) != 0;
    }

    /** Whether this is the answer with the E bit (RFC 6733 section 7.2), whatever command it answers. */
    public boolean isAnswerMessage() {
        return code == ANSWER_MESSAGE_CODE;
    }
}
