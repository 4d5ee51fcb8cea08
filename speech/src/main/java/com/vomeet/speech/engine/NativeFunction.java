package com.vomeet.speech.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** A C function by name. Calls are few (tens a second), so that the generic way of calling is quick enough. */
// Restricted: finding a library by name and trusting its shapes is the one way to an engine written in C. It stays in
// this class.
@SuppressWarnings("restricted")
record NativeFunction(String name, MethodHandle handle) {
    static NativeFunction find(SymbolLookup library, String name, FunctionDescriptor shape) {
        var symbol = library.find(name)
                .orElseThrow(() -> new EngineUnavailableException("the installed PocketSphinx has no function " + name
                        + "; wanted is 0.8+5prealpha: " + SphinxModel.INSTALL));
        return new NativeFunction(name, Linker.nativeLinker().downcallHandle(symbol, shape));
    }

    static SymbolLookup library(String file) {
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new EngineUnavailableException("the library " + file + " is not there: " + SphinxModel.INSTALL, e);
        }
    }

    MemorySegment pointer(Object... arguments) {
        return (MemorySegment) call(arguments);
    }

    int number(Object... arguments) {
        return (int) call(arguments);
    }

    double real(Object... arguments) {
        return (double) call(arguments);
    }

    /** The text that the function returns, which stays the library's. */
    String text(Object... arguments) {
        return pointer(arguments).reinterpret(Long.MAX_VALUE).getString(0);
    }

    // The result is null for a function that returns nothing, and nobody looks at it then.
    @SuppressWarnings("NullAway")
    Object call(Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the call of " + name + " is wrong", e);
        }
    }
}
