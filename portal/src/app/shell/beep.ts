import { InjectionToken } from '@angular/core';

/** Makes the sound; tests count instead. */
export const BEEP = new InjectionToken<() => void>('beep', { factory: beeper });

/** Two short tones, high and low: heard through talk, and unlike a telephone. */
const TONES = [
  { hz: 960, atS: 0 },
  { hz: 720, atS: 0.22 },
];
const TONE_S = 0.18;
const LOUDNESS = 0.25;
/** A tone that begins or ends at once clicks. */
const FADE_S = 0.015;

function beeper(): () => void {
  let context: AudioContext | undefined;
  let isWaking = false;
  return () => {
    // After a reload it sleeps until the page is touched: then one beep is heard, not all that were missed.
    if (isWaking) return;
    isWaking = true;
    const known = (context ??= new AudioContext());
    void known
      .resume()
      .then(() => sound(known))
      .finally(() => (isWaking = false));
  };
}

function sound(context: AudioContext): void {
  for (const { hz, atS } of TONES) {
    const fromS = context.currentTime + atS;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, fromS);
    gain.gain.linearRampToValueAtTime(LOUDNESS, fromS + FADE_S);
    gain.gain.setValueAtTime(LOUDNESS, fromS + TONE_S - FADE_S);
    gain.gain.linearRampToValueAtTime(0, fromS + TONE_S);
    const tone = context.createOscillator();
    tone.frequency.value = hz;
    tone.connect(gain).connect(context.destination);
    tone.start(fromS);
    tone.stop(fromS + TONE_S);
  }
}
