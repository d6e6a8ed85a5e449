import { LENS_LABELS } from '../graph/lens-label';
import type { ViewCommands } from './view-commands';

/** The same commands; those that change no answer say what they did, and what takes the focus away leaves it somewhere. */
export function speaking(
  commands: ViewCommands,
  {
    say,
    onClosePanel,
    onTurn,
  }: {
    say: (words: string) => void;
    onClosePanel: () => void;
    /** What is drawn is about to be drawn another way. */
    onTurn: () => void;
  },
): ViewCommands {
  return {
    ...commands,
    setLens: (lens) => {
      say(`Coloured by ${LENS_LABELS[lens].toLowerCase()}`);
      commands.setLens(lens);
    },
    setView: (shownAs) => {
      onTurn();
      say(shownAs === 'list' ? 'Shown as a list' : 'Shown as a graph');
      commands.setView(shownAs);
    },
    setGroup: (group) => {
      onTurn();
      commands.setGroup(group);
    },
    setLegend: (isShown) => {
      say(isShown ? 'Legend shown' : 'Legend hidden');
      commands.setLegend(isShown);
    },
    closePanel: () => {
      // What had the focus goes away with the panel.
      onClosePanel();
      commands.closePanel();
    },
  };
}
