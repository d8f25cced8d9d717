package io.vernier.generator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles generated sources with every warning an error, and loads the classes, without touching a disk. */
final class InMemory extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, String> resources;

    private InMemory(Map<String, String> resources) {
        super(InMemory.class.getClassLoader());
        this.resources = resources;
    }

    /** The classes of these sources; resources are found by their whole path. */
    static InMemory compile(List<JavaSource> sources, Map<String, String> resources) throws IOException {
        var loader = new InMemory(resources);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "--release",
                    "21",
                    "-Xlint:all,-processing,-classfile",
                    "-Xdoclint:all,-missing",
                    "-Werror",
                    "-proc:none",
                    "-classpath",
                    System.getProperty("java.class.path"));
            var units = sources.stream().map(Source::new).toList();
            boolean compiled = compiler.getTask(messages, loader.new Classes(files), null, options, null, units)
                    .call();
            if (!compiled) {
                throw new AssertionError(messages);
            }
        }
        return loader;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String text = resources.get(name);
        return text == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(JavaSource source) {
            super(URI.create("string:///" + source.path()), Kind.SOURCE);
            text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        Classes(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
