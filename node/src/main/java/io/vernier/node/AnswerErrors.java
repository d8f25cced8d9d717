package io.vernier.node;

/** What becomes of an answer that breaks the grammar of its command; an option of an application. */
public enum AnswerErrors {
    /** The call ends with {@link CallException.BadAnswer}, which holds the answer, and a warning is logged: the default. */
    REPORT,
    /** As {@link #REPORT}, without a word in the log. */
    DISCARD,
    /** It is handed to {@link ApplicationCallbacks#handleAnswer} together with its faults. */
    CALLBACK
}
