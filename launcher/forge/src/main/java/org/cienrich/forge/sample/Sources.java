package org.cienrich.forge.sample;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Source files of a given size: the same arguments give the same text, one unit more adds to it.
 */
final class Sources {

  private Sources() {}

  /** A Java class of so many methods. */
  static String java(String packageName, String name, int methods) {
    return "package "
        + packageName
        + ";\n\n/**\n * The "
        + name
        + ".\n */\npublic final class "
        + name
        + " {\n"
        + repeat(
            methods,
            n ->
                """

                  /** Step %1$d. */
                  public int step%1$d(int value) {
                    // The level never falls below the datum.
                    if (value < %1$d) {
                      return %1$d;
                    }
                    return value * %1$d; /* millimetres */
                  }
                """
                    .formatted(n))
        + "}\n";
  }

  /** A JUnit test of the class, with so many cases of two assertions each. */
  static String junit(String packageName, String name, int cases) {
    return """
        package %1$s;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import org.junit.jupiter.api.Test;

        class %2$sTest {
        """
            .formatted(packageName, name)
        + repeat(
            cases,
            n ->
                """

                  @Test
                  void step%1$dKeepsTheDatum() {
                    assertEquals(%1$d, new %2$s().step%1$d(0));
                    assertEquals(%1$d * 9, new %2$s().step%1$d(9));
                  }
                """
                    .formatted(n, name))
        + "}\n";
  }

  /** A Python module of so many functions. */
  static String python(String topic, int functions) {
    return "\"\"\"All about "
        + topic
        + ".\"\"\"\n\nimport math\n"
        + repeat(
            functions,
            n ->
                """


                def %1$s_%2$d(hour):
                    \"""Return the %1$s of harmonic %2$d.\"""
                    # M2 is the largest of them.
                    speed = 28.98 + %2$d
                    return math.cos(math.radians(speed * hour))  # metres
                """
                    .formatted(topic, n));
  }

  /** A pytest module with so many cases. */
  static String pytest(String module, String topic, int cases) {
    return "import pytest\n\nfrom "
        + module
        + " import "
        + topic
        + "\n"
        + repeat(
            cases,
            n ->
                """


                def test_%1$s_%2$d_at_midnight():
                    assert %1$s.%1$s_%2$d(0) == pytest.approx(1.0)
                """
                    .formatted(topic, n));
  }

  /** A Ruby class of so many methods. */
  static String ruby(String name, int methods) {
    return "# frozen_string_literal: true\n\n# "
        + name
        + " of a batch.\nclass "
        + name
        + "\n"
        + repeat(
            methods,
            n ->
                """
                  def day_%1$d(sugar)
                    # Yeast eats sugar.
                    sugar - %1$d
                  end

                """
                    .formatted(n))
        + "end\n";
  }

  /** An RSpec file with so many examples. */
  static String rspec(String name, int examples) {
    return "require 'spec_helper'\n\nRSpec.describe "
        + name
        + " do\n"
        + repeat(
            examples,
            n ->
                """
                  it 'eats on day %1$d' do
                    expect(described_class.new.day_%1$d(10)).to eq(10 - %1$d)
                  end

                """
                    .formatted(n))
        + "end\n";
  }

  /** A JavaScript module of so many functions. */
  static String javascript(int functions) {
    return "'use strict';\n"
        + repeat(
            functions,
            n ->
                """

                // Draws curve %1$d.
                export function curve%1$d(points) {
                  return points.map((p) => p * %1$d); /* scaled */
                }
                """
                    .formatted(n));
  }

  /** A Jest file with so many cases. */
  static String jest(int cases) {
    return "import * as chart from './chart.js';\n"
        + repeat(
            cases,
            n ->
                """

                test('curve %1$d scales', () => {
                  expect(chart.curve%1$d([1])).toEqual([%1$d]);
                });
                """
                    .formatted(n));
  }

  /** A workflow file that runs one command. */
  static String workflow(String name, String command) {
    return """
        name: %s
        on: [push, pull_request]
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: %s
        """
        .formatted(name, command);
  }

  private static String repeat(int count, IntFunction<String> unit) {
    return IntStream.rangeClosed(1, count).mapToObj(unit).collect(Collectors.joining());
  }
}
