package io.vernier.node.admin;

import io.vernier.node.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix domain socket at which the user of this process, and nobody else, asks a running node what it does and has it
 * connect and disconnect peers. It speaks HTTP with one request a connection:
 *
 * <pre>{@code
 * curl --unix-socket /run/user/1000/vernier/ocs.example.net.sock http://node/peers
 * curl --unix-socket ... -X POST http://node/peers/ocs1.example.net/disconnect?cause=busy
 * }</pre>
 *
 * <p>{@code GET /} lists the pages. A request has 5 seconds and 8,192 octets; 16 are served at once, more wait. The node does
 * not depend on it: closing either leaves the other as it is. All methods may be called from any thread.
 */
public final class AdminSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.admin");
    private static final int AT_ONCE = 16;
    private static final long PATIENCE_SECONDS = 5;

    private final Path path;
    private final AdminPages pages;
    private final ServerSocketChannel server;
    private final @Nullable Object fileKey;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicBoolean closed = new AtomicBoolean();

    private AdminSocket(Node node, Path path, ServerSocketChannel server) throws IOException {
        this.pages = new AdminPages(node);
        this.path = path;
        this.server = server;
        this.fileKey = keyOf(path);
    }

    /**
     * Opens a socket at a path. Missing folders are made, for the owner only; a socket there that nobody listens at any more
     * is replaced.
     *
     * @throws FileAlreadyExistsException if somebody listens there, or what is there is no socket
     * @throws IOException if the socket cannot be made
     */
    public static AdminSocket open(Node node, Path path) throws IOException {
        Path place = path.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException("no socket can be at " + place + " (expected: a path with a folder)");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        checkFree(place);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(server, folder, place);
            var socket = new AdminSocket(node, place, server);
            Thread.ofPlatform().daemon().name("vernier-admin").start(socket::acceptAll);
            return socket;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void checkFree(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var attributes = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther()) {
            throw new FileAlreadyExistsException(place.toString(), null, "it is no socket, and is left as it is");
        }
        if (isAnswering(place)) {
            throw new FileAlreadyExistsException(place.toString(), null, "another process listens there");
        }
    }

    private static boolean isAnswering(Path place) {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(place)).close();
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** The socket comes to its place in one step, with its permissions: nobody else can get in before. */
    private static void bind(ServerSocketChannel server, Path folder, Path place) throws IOException {
        Path hidden = Files.createTempDirectory(folder, ".");
        Path made = hidden.resolve("s");
        try {
            server.bind(UnixDomainSocketAddress.of(made));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
            Files.delete(hidden);
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    private void acceptAll() {
        while (!closed.get()) {
            try {
                places.acquire();
                SocketChannel visitor = server.accept();
                Thread.ofVirtual().name("vernier-admin").start(() -> {
                    try {
                        serve(visitor);
                    } finally {
                        places.release();
                    }
                });
            } catch (IOException e) {
                places.release();
                if (!server.isOpen()) {
                    return;
                }
                LOG.warn("The admin socket {} could not take a visitor: {}.", path, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel visitor) {
        var patience = new CompletableFuture<Boolean>().completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
        var unused = patience.thenAccept(finished -> close(visitor, finished));
        try {
            var in = Channels.newInputStream(visitor);
            ByteBuffer answer =
                    ByteBuffer.wrap(answer(new BufferedInputStream(in)).toBytes());
            while (answer.hasRemaining()) {
                visitor.write(answer);
            }
            visitor.shutdownOutput();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A visitor of the admin socket went away: {}", e.toString());
        } finally {
            patience.complete(true);
        }
    }

    private AdminResponse answer(InputStream in) throws IOException {
        try {
            return pages.answer(AdminRequest.read(in));
        } catch (AdminRequest.Bad bad) {
            return bad.response();
        } catch (RuntimeException e) {
            LOG.warn("A page of the admin socket failed.", e);
            return AdminResponse.error(500, e.toString());
        }
    }

    private static void close(SocketChannel visitor, boolean finished) {
        try {
            visitor.close();
        } catch (IOException e) {
            LOG.debug("Closing a visitor (finished: {}) failed: {}", finished, e.toString());
        }
    }

    /** Closes the socket and takes its file away; requests under way are still answered. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Objects.equals(keyOf(path), fileKey)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the admin socket " + path + " could not be closed", e);
        }
    }

    @Override
    public String toString() {
        return "admin socket " + path;
    }
}
