package io.vernier.transport.internal.kernel;

import static com.sun.nio.sctp.SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds the descriptor of a socket, which the JDK keeps to itself, without opening the JDK's packages: the socket is given
 * a mark through the JDK, its numbers of streams, and the descriptor is the one of this process that has the mark. The
 * numbers matter only before an association begins, and are put back at once.
 */
final class Descriptors {
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/fd");
    private static final int SCTP_INITMSG = 2;
    private static final int INITMSG_LENGTH = 8;
    private static final int MOST_STREAMS = 65_535;

    private Descriptors() {}

    /** How the JDK tells the mark of a socket. */
    private interface Reading {
        InitMaxStreams streams() throws IOException;
    }

    /** How the JDK gives a socket a mark. */
    private interface Writing {
        void streams(InitMaxStreams streams) throws IOException;
    }

    static int of(SocketCalls calls, SctpChannel channel) throws IOException {
        return find(
                calls,
                () -> channel.getOption(SCTP_INIT_MAXSTREAMS),
                streams -> channel.setOption(SCTP_INIT_MAXSTREAMS, streams));
    }

    static int of(SocketCalls calls, SctpServerChannel channel) throws IOException {
        return find(
                calls,
                () -> channel.getOption(SCTP_INIT_MAXSTREAMS),
                streams -> channel.setOption(SCTP_INIT_MAXSTREAMS, streams));
    }

    private static int find(SocketCalls calls, Reading reading, Writing writing) throws IOException {
        InitMaxStreams before = reading.streams();
        var random = ThreadLocalRandom.current();
        int in = random.nextInt(1, MOST_STREAMS + 1);
        int out = random.nextInt(1, MOST_STREAMS + 1);
        writing.streams(InitMaxStreams.create(in, out));
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OF_THIS_PROCESS)) {
            for (Path entry : descriptors) {
                int descriptor = Integer.parseInt(entry.getFileName().toString());
                if (isMarked(calls, descriptor, in, out)) {
                    return descriptor;
                }
            }
        } finally {
            writing.streams(before);
        }
        throw new IOException("none of the sockets in " + OF_THIS_PROCESS + " is the one of this association");
    }

    private static boolean isMarked(SocketCalls calls, int descriptor, int in, int out) {
        try {
            ByteBuffer streams =
                    calls.get(descriptor, KernelSocket.IPPROTO_SCTP, SCTP_INITMSG, new byte[INITMSG_LENGTH]);
            return streams.remaining() == INITMSG_LENGTH
                    && (streams.getShort(0) & 0xffff) == out
                    && (streams.getShort(2) & 0xffff) == in;
        } catch (SocketCallException noSctp) {
            return false;
        }
    }
}
