package io.vernier.cli.capture;

/** Hears what a {@link Capture} finds, in the order of the capture. */
public interface CaptureListener {
    /** A whole Diameter message, as far as its length field can be believed. */
    void message(CapturedMessage message);

    /** Something that kept messages from being seen: one sentence that names the frame. */
    void note(String sentence);
}
