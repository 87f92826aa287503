
# The '=' between a question and its answer, or an option and its value, is a break between words to bash: here the words
# are put together again for what stands above, and from what it offers that is taken which bash leaves on the line.
_threshold_whole_words() {
    local line=${COMP_LINE:0:COMP_POINT} piece last='' rest
    local -a words=()
    for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        rest=${line#"${line%%[![:space:]]*}"}
        piece=${piece:0:${#rest}}
        if [[ ${#words[@]} -gt 0 && $rest = "$line" && ($piece = [=:]* || $last = *[=:]) ]]; then
            words[${#words[@]} - 1]+=$piece
        else
            words+=("$piece")
        fi
        line=${rest:${#piece}}
        last=$piece
    done

    local word=${words[${#words[@]} - 1]} kept=''
    if [[ $word = --*=* ]]; then
        if [[ $COMP_WORDBREAKS != *=* ]]; then kept=${word%%=*}=; fi
        words[${#words[@]} - 1]=${word%%=*}
        word=${word#*=}
        words+=("$word")
    fi

    local left=''
    if [[ $COMP_WORDBREAKS = *=* && $word = *=* ]]; then left=${word%=*}=; fi

    local IFS=' '
    local COMP_LINE="${words[*]}"
    unset IFS
    local COMP_POINT=${#COMP_LINE}
    local COMP_CWORD=$((${#words[@]} - 1))
    local -a COMP_WORDS=("${words[@]}")
    _threshold "$1" "$word" "${words[COMP_CWORD - 1]}"

    local -i number
    for number in "${!COMPREPLY[@]}"; do COMPREPLY[number]=$kept${COMPREPLY[number]#"$left"}; done
    # An answer follows, not another word.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} = *= ]]; then compopt -o nospace 2>/dev/null; fi
    return 0
}

complete -F _threshold_whole_words threshold
