package io.vernier.cli.decode;

import io.vernier.cli.capture.CapturedMessage;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;

/** Takes what the input consists of, in its order. */
interface Decoded {
    void message(Message message);

    void message(CapturedMessage message);

    /** Octets that were given as a message, but are fewer than a header. */
    void tooShort(byte[] octets);

    /** Something that could not be read: one sentence, and what to do. */
    void problem(Explanation explanation);

    /** Something worth knowing that is no failure. */
    void note(String sentence);
}
