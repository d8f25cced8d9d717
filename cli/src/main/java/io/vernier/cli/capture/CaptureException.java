package io.vernier.cli.capture;

import java.io.IOException;

/** The capture file is not what it says it is. The message is one sentence that names the offset. */
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1;

    CaptureException(String message) {
        super(message);
    }
}
