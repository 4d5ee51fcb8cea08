package com.vomeet.manager.api;

import java.util.List;
import java.util.stream.Collectors;

/** The codes that the speech engines know, and what is said to one that is none. */
final class Languages {
    static final List<String> CODES =
            List.of(("af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo"
                            + " fr gl gu ha haw he hi hr ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml"
                            + " mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg"
                            + " th tk tl tr tt uk ur uz vi yi yo yue zh")
                    .split(" ", -1));
    static final List<String> TASKS = List.of("transcribe", "translate");

    private Languages() {}

    static String listed(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
