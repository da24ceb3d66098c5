package org.spaarpunt;

/** The program: chooses what to run by its first argument. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("spaarpunt");
    }
}
