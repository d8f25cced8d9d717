package io.vernier.cli.capture;

import java.util.ArrayList;
import java.util.List;

/** What a capture contained. */
final class Found implements CaptureListener {
    final List<CapturedMessage> messages = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void message(CapturedMessage message) {
        messages.add(message);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    List<Integer> ids() {
        return messages.stream().map(Wire::id).toList();
    }
}
