package io.streamwright.core;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a class file refers to, read from its constant pool (chapter 4.4 of the specification of the virtual machine), and
 * whether that keeps the promise that nothing is discovered at run time. Also for the tests of other modules.
 */
public final class ClassReferences {
    /** Names that must not stand in any constant pool. */
    private static final Pattern FORBIDDEN_TYPES = Pattern.compile(
            "java/lang/reflect/.*|java/io/Object(Input|Output)Stream|java/lang/invoke/MethodHandleProxies"
                    + "|sun/misc/Unsafe|jdk/internal/.*");

    /** Methods that look something up by its name. VarHandles are found on own classes alone, by convention. */
    private static final Pattern FORBIDDEN_METHODS = Pattern.compile("java/lang/Class\\."
            + "(forName|newInstance|getDeclared.*|getMethods?|getFields?|getConstructors?|getRecordComponents)"
            + "|java/lang/ClassLoader\\.(loadClass|defineClass)"
            + "|java/lang/invoke/MethodHandles\\$Lookup\\.(find(?!VarHandle$).*|unreflect.*|define.*|bind)");

    private final String className;
    private final Set<String> types = new TreeSet<>();
    private final Set<String> methods = new TreeSet<>();

    private ClassReferences(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("no class file");
        }
        in.readInt(); // version
        Object[] pool = new Object[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            int tag = in.readUnsignedByte();
            pool[i] = constant(tag, in);
            if (tag == 5 || tag == 6) {
                i++; // long and double take two places
            }
        }
        in.readUnsignedShort(); // access flags
        className = typeName(pool, in.readUnsignedShort());
        for (Object constant : pool) {
            if (constant instanceof TypeRef type) {
                types.add((String) pool[type.name()]);
            } else if (constant instanceof MemberRef member) {
                NameAndType name = (NameAndType) pool[member.nameAndType()];
                methods.add(typeName(pool, member.type()) + "." + pool[name.name()]);
            } else if (constant instanceof NameAndType name) {
                addTypesOf((String) pool[name.descriptor()]);
            }
        }
    }

    private record TypeRef(int name) {}

    private record MemberRef(int type, int nameAndType) {}

    private record NameAndType(int name, int descriptor) {}

    private static String typeName(Object[] pool, int index) {
        return (String) pool[((TypeRef) pool[index]).name()];
    }

    private static Object constant(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3, 4 -> in.readInt();
            case 5, 6 -> in.readLong();
            case 7 -> new TypeRef(in.readUnsignedShort());
            case 9, 10, 11 -> new MemberRef(in.readUnsignedShort(), in.readUnsignedShort());
            case 12 -> new NameAndType(in.readUnsignedShort(), in.readUnsignedShort());
            case 8, 16, 19, 20 -> in.readUnsignedShort();
            case 15 -> in.readUnsignedByte() + in.readUnsignedShort();
            case 17, 18 -> in.readInt();
            default -> throw new IOException("a constant with the unknown tag " + tag);
        };
    }

    private void addTypesOf(String descriptor) {
        for (int at = descriptor.indexOf('L'); at >= 0; at = descriptor.indexOf('L', at)) {
            int end = descriptor.indexOf(';', at);
            if (end < 0) {
                return;
            }
            types.add(descriptor.substring(at + 1, end));
            at = end;
        }
    }

    /** The types named, with slashes. */
    public Set<String> types() {
        return types;
    }

    /** The methods and fields named, as {@code java/lang/Class.forName}. */
    public Set<String> methods() {
        return methods;
    }

    private List<String> forbidden() {
        List<String> found = new ArrayList<>();
        for (String type : types) {
            if (FORBIDDEN_TYPES.matcher(type).matches()) {
                found.add(className + " refers to " + type);
            }
        }
        for (String method : methods) {
            if (FORBIDDEN_METHODS.matcher(method).matches()) {
                found.add(className + " refers to " + method);
            }
        }
        return found;
    }

    /** Reads one class file. */
    public static ClassReferences of(byte[] classFile) throws IOException {
        return new ClassReferences(classFile);
    }

    /** All references of the class files below a directory that discover something at run time, in words. */
    public static List<String> discovering(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(file -> discovering(read(file)).stream())
                    .sorted()
                    .toList();
        }
    }

    /** The references of one class file that discover something at run time, in words. */
    public static List<String> discovering(byte[] classFile) {
        try {
            return of(classFile).forbidden();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
