package io.streamwright.processor.read;

import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.diagnose.SourceScope;
import io.streamwright.processor.model.Access;
import io.streamwright.processor.model.Text;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What all readers of one job share: the compiler's utilities, and the types that were missing. Lives for one reading. */
public final class ReadContext {
    private final Elements elements;
    private final Types types;
    private final SourceScope sources;
    private final List<Text> missing = new ArrayList<>();

    public ReadContext(Elements elements, Types types, SourceScope sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    Elements elements() {
        return elements;
    }

    Types types() {
        return types;
    }

    SourceScope sources() {
        return sources;
    }

    /** Notes a type that does not exist, or not yet. */
    void missing(TypeMirror type, Element where) {
        missing("The type `" + type + "`", where);
    }

    /** Notes that {@code what}, the beginning of a sentence, does not exist. */
    void missing(String what, Element where) {
        missing.add(new Text(what, ElementPlace.of(where)));
    }

    /** What was named but does not exist, with the elements that name it. */
    public List<Text> missingTypes() {
        return List.copyOf(missing);
    }

    String packageOf(Element element) {
        PackageElement owner = elements.getPackageOf(element);
        return owner == null ? "" : owner.getQualifiedName().toString();
    }

    /** From where {@code type} can be named. */
    Access access(TypeElement type) {
        boolean isPublic = true;
        boolean isPrivate = false;
        for (Element e = type; e != null && !(e instanceof PackageElement); e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
            isPrivate |= e.getModifiers().contains(Modifier.PRIVATE);
        }
        return new Access(packageOf(type), isPublic, isPrivate);
    }

    /** Whether code in {@code packageName} that can name the class of {@code member} can use {@code member}. */
    boolean isAccessible(Element member, String packageName) {
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PUBLIC)
                || packageOf(member).equals(packageName);
    }

    /** Whether {@code method} declares an exception that its caller must handle. */
    boolean throwsChecked(ExecutableElement method) {
        return method.getThrownTypes().stream().anyMatch(this::isChecked);
    }

    private boolean isChecked(TypeMirror thrown) {
        return thrown.getKind() != TypeKind.ERROR && !isA(thrown, RuntimeException.class) && !isA(thrown, Error.class);
    }

    /** Whether {@code type} is a subtype of {@code of}, erased. */
    boolean isA(TypeMirror type, Class<?> of) {
        TypeElement element = elements.getTypeElement(of.getName());
        return element != null
                && type.getKind() == TypeKind.DECLARED
                && types.isAssignable(type, types.erasure(element.asType()));
    }

    /** Whether {@code type} is {@code of} itself, with whatever type arguments. */
    static boolean is(TypeMirror type, Class<?> of) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(of.getName());
    }
}
