package io.streamwright.processor.diagnose;

import io.streamwright.processor.model.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Prints reports as errors of the compiler: at the first of their places that stands in source, with the element named where
 * that is not the culprit itself. What was printed once is not printed again: two jobs may share a faulty operator.
 */
public final class Reporter {
    private final Messager messager;
    private final SourceScope sources;
    private final Set<String> printed = new HashSet<>();

    public Reporter(Messager messager, SourceScope sources) {
        this.messager = messager;
        this.sources = sources;
    }

    /** Prints all of {@code problems}. */
    public void print(Problems problems) {
        problems.all().forEach(this::print);
    }

    private void print(Report report) {
        ElementPlace culprit = (ElementPlace) report.places().get(0);
        Optional<ElementPlace> place = report.places().stream()
                .map(candidate -> (ElementPlace) candidate)
                .filter(candidate -> sources.contains(candidate.element()))
                .findFirst();
        ElementPlace at = place.orElse(culprit);
        String message =
                at.equals(culprit) ? report.message() : "In `" + describe(culprit.element()) + "`: " + report.message();
        String text = report.problem().code() + ": " + message + " ("
                + report.problem().anchor() + ")";
        if (printed.add(text + " at " + describe(at.element()) + " " + at.value())) {
            print(at, text);
        }
    }

    /** Reports an exception that is our own fault. */
    public void printBug(Throwable bug, Place subject) {
        StringWriter stack = new StringWriter();
        bug.printStackTrace(new PrintWriter(stack, true));
        String message = Problem.INTERNAL.message(String.valueOf(bug)) + System.lineSeparator() + stack;
        print((ElementPlace) subject, Problem.INTERNAL.code() + ": " + message);
    }

    private void print(ElementPlace at, String text) {
        if (at.value() != null) {
            messager.printMessage(Kind.ERROR, text, at.element(), at.annotation(), at.value());
        } else if (at.annotation() != null) {
            messager.printMessage(Kind.ERROR, text, at.element(), at.annotation());
        } else {
            messager.printMessage(Kind.ERROR, text, at.element());
        }
    }

    /** The qualified name of a class, or of the class of a member with the member. */
    private static String describe(Element element) {
        if (element instanceof TypeElement type) {
            return type.getQualifiedName().toString();
        }
        Element owner = element.getEnclosingElement();
        if (owner instanceof ExecutableElement) {
            return describe(owner) + ": " + element;
        }
        return owner == null ? element.toString() : describe(owner) + "." + element;
    }
}
