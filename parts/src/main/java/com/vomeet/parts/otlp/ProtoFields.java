package com.vomeet.parts.otlp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A message in the wire format of Protocol Buffers, taken apart into its fields. */
record ProtoFields(List<Field> fields) {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    /** @param bytes empty where the field is a number */
    private record Field(int number, long value, ByteBuffer bytes) {}

    /** @throws IllegalArgumentException when it is none */
    static ProtoFields of(ByteBuffer message) {
        var in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            var tag = varint(in);
            var number = (int) (tag >>> 3);
            fields.add(
                    switch ((int) (tag & 7)) {
                        case VARINT -> new Field(number, varint(in), ByteBuffer.allocate(0));
                        case FIXED_64 -> new Field(number, in.getLong(), ByteBuffer.allocate(0));
                        case FIXED_32 -> new Field(number, in.getInt(), ByteBuffer.allocate(0));
                        case BYTES -> new Field(number, 0, bytes(in));
                        default -> throw new IllegalArgumentException("no field of this wire type: " + tag);
                    });
        }
        return new ProtoFields(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        var length = (int) varint(in);
        var bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        return bytes;
    }

    Stream<ProtoFields> messages(int number) {
        return fields.stream().filter(field -> field.number() == number).map(field -> of(field.bytes()));
    }

    boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number() == number);
    }

    /** 0 where there is none, as the format has it. */
    long number(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .mapToLong(Field::value)
                .reduce(0, (_, last) -> last);
    }

    String text(int number) {
        return StandardCharsets.UTF_8.decode(bytes(number).duplicate()).toString();
    }

    String hex(int number) {
        var from = bytes(number).duplicate();
        var bytes = new byte[from.remaining()];
        from.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private ByteBuffer bytes(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::bytes)
                .reduce(ByteBuffer.allocate(0), (_, last) -> last);
    }
}
